//! Quotes that open and never close: CSV takes all that follows for one field.

/// Where in a row's text, which runs over several lines or to the end of its file, a quote opens
/// that is not closed where a field ends. `None` for a field that merely has line breaks in it.
pub(super) fn runaway(text: &[u8]) -> Option<usize> {
    let mut open = None;
    let mut field_begins = true;
    let mut bytes = text.iter().copied().enumerate().peekable();
    while let Some((at, byte)) = bytes.next() {
        let Some(opened) = open else {
            open = (byte == b'"' && field_begins).then_some(at);
            field_begins = matches!(byte, b',' | b'\n' | b'\r');
            continue;
        };
        if byte != b'"' {
            continue;
        }
        match bytes.peek().map(|&(_, next)| next) {
            // Two quotes are one quote of the text.
            Some(b'"') => drop(bytes.next()),
            None | Some(b',' | b'\n' | b'\r') => (open, field_begins) = (None, false),
            // Text after a quote: this one opens another row's field, or none.
            Some(_) if text.get(opened..at).is_some_and(|field| field.contains(&b'\n')) => return Some(opened),
            Some(_) => (open, field_begins) = (None, false),
        }
    }
    open
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_breaks_and_doubled_quotes_within_quotes_are_text() {
        for text in ["1,\"a\nb\",2", "1,\"a \"\"b\"\"\n\",2", "\"\",\"\"", "1,5\" gun,2\n", "1,\"a\"b,2\n3"] {
            assert_eq!(runaway(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn a_quote_that_nothing_closes_is_found_where_it_opens() {
        assert_eq!(runaway(b"1,\"a\n2,b\n"), Some(2));
        assert_eq!(runaway(b"1,x,\"a\n2,\"b\",c\n"), Some(4));
    }
}

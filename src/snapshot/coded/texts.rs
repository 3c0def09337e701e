//! Many texts in one piece of memory.

/// Many texts, end to end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    all: String,
    /// Where each ends.
    ends: Vec<usize>,
    /// Whether a letter beyond ASCII is in them.
    has_other_letters: bool,
}

impl Texts {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Adds one.
    pub fn push(&mut self, text: &str) {
        self.all.push_str(text);
        self.ends.push(self.all.len());
        self.has_other_letters |= !text.is_ascii();
    }

    /// Adds others behind them.
    pub fn append(&mut self, others: &Self) {
        let before = self.all.len();
        self.all.push_str(&others.all);
        self.ends.extend(others.ends.iter().map(|end| before + end));
        self.has_other_letters |= others.has_other_letters;
    }

    /// Makes room for so many times what is in them.
    pub fn reserve_times(&mut self, times: usize) {
        self.all.reserve_exact(self.all.len().saturating_mul(times));
        self.ends.reserve_exact(self.ends.len().saturating_mul(times));
    }

    /// All of them end to end, where no letter beyond ASCII is in them.
    #[must_use]
    pub fn ascii(&self) -> Option<&[u8]> {
        (!self.has_other_letters).then_some(self.all.as_bytes())
    }

    /// Where each ends in all of them.
    #[must_use]
    pub fn ends(&self) -> &[usize] {
        &self.ends
    }

    /// The text at a position; empty where there is none.
    #[must_use]
    pub fn get(&self, at: usize) -> &str {
        let from = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.ends.get(at).and_then(|&end| self.all.get(from..end)).unwrap_or("")
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|at| self.get(at))
    }
}

impl<'a> FromIterator<&'a str> for Texts {
    fn from_iter<T: IntoIterator<Item = &'a str>>(texts: T) -> Self {
        let mut all = Self::default();
        texts.into_iter().for_each(|text| all.push(text));
        all
    }
}

//! Streams that the `arrow` package wrote.

use std::sync::Arc;

use arrow::array::{
    ArrayRef, BooleanArray, Date32Array, Decimal128Array, DictionaryArray, FixedSizeBinaryArray, Float64Array,
    Int64Array, LargeStringArray, ListArray, NullArray, RecordBatch, StringArray, StringViewArray, StructArray,
    UInt32Array,
};
use arrow::buffer::OffsetBuffer;
use arrow::datatypes::{DataType, Field, Int8Type, UInt16Type};
use arrow::ipc::writer::StreamWriter;

use proptest::prelude::*;

use super::{Fault, Pieces, Stream};

fn texts() -> StringArray {
    StringArray::from(vec![Some("a view is longer than twelve bytes"), None, Some("")])
}

/// Columns of every layout that a reader must step over, and those of the format among them.
fn columns() -> Vec<(&'static str, ArrayRef)> {
    let numbers = || Arc::new(Int64Array::from(vec![1, 2, 3])) as ArrayRef;
    let inner = Arc::new(Field::new("item", DataType::Utf8, true));
    let lists = ListArray::new(inner, OffsetBuffer::from_lengths([2, 0, 1]), Arc::new(texts()), None);
    let field = Arc::new(Field::new("inner", DataType::Int64, true));
    vec![
        ("int64", numbers()),
        ("date", Arc::new(Date32Array::from(vec![Some(-1), None, Some(20_000)]))),
        ("view", Arc::new(texts().iter().collect::<StringViewArray>())),
        ("large", Arc::new(texts().iter().collect::<LargeStringArray>())),
        ("text", Arc::new(texts())),
        ("null", Arc::new(NullArray::new(3))),
        ("struct", Arc::new(StructArray::from(vec![(field, numbers())]))),
        ("flag", Arc::new(BooleanArray::from(vec![Some(true), None, Some(false)]))),
        ("decimal", Arc::new(Decimal128Array::from(vec![1, 2, 3]))),
        ("count", Arc::new(UInt32Array::from(vec![Some(7), None, Some(u32::MAX)]))),
        (
            "bytes",
            Arc::new(FixedSizeBinaryArray::try_from_iter([[1_u8, 2], [3, 4], [5, 6]].into_iter()).expect("bytes")),
        ),
        ("list", Arc::new(lists)),
        ("code", Arc::new(["b", "a", "b"].into_iter().collect::<DictionaryArray<Int8Type>>())),
        ("number", Arc::new(Float64Array::from(vec![Some(0.5), None, Some(-1e300)]))),
        ("sparse", Arc::new([None, Some("x"), None].into_iter().collect::<DictionaryArray<UInt16Type>>())),
    ]
}

fn stream() -> Vec<u8> {
    let batch =
        RecordBatch::try_from_iter_with_nullable(columns().into_iter().map(|(name, array)| (name, array, true)))
            .expect("a batch");
    let mut writer = StreamWriter::try_new(Vec::new(), &batch.schema()).expect("a writer");
    for _ in 0..2 {
        writer.write(&batch).expect("written");
    }
    writer.finish().expect("finished");
    writer.into_inner().expect("the bytes")
}

#[test]
fn every_column_of_the_format_is_read_among_columns_of_other_types() {
    let bytes = stream();
    let stream = Stream::read(&bytes).expect("a stream");
    assert_eq!(stream.batches.len(), 2);
    for batch in &stream.batches {
        assert_eq!(batch.rows, 3);
        let column = |name| batch.column(name).expect("the column");
        let (mut days, mut counts, mut numbers, mut flags) = (vec![], vec![], vec![], vec![]);
        column("date").days(&mut |day| days.push(day)).expect("days").expect("whole");
        assert_eq!(days, [Some(-1), None, Some(20_000)]);
        column("count").counts(&mut |count| counts.push(count)).expect("counts").expect("whole");
        assert_eq!(counts, [Some(7), None, Some(u32::MAX)]);
        column("number").numbers(&mut |number| numbers.push(number)).expect("numbers").expect("whole");
        assert_eq!(numbers, [Some(0.5), None, Some(-1e300)]);
        column("flag").flags(&mut |flag| flags.push(flag)).expect("flags").expect("whole");
        assert_eq!(flags, [Some(true), None, Some(false)]);
        let expected = vec![Some("a view is longer than twelve bytes"), None, Some("")];
        assert_eq!(column("text").texts(), Some(Ok(expected)));
        let lists = vec![vec!["a view is longer than twelve bytes"], vec![], vec![""]];
        assert_eq!(column("list").text_lists(), Some(Ok(lists)));
        for (name, expected) in
            [("code", vec![Some("b"), Some("a"), Some("b")]), ("sparse", vec![None, Some("x"), None])]
        {
            let names = column(name).dictionary().expect("a dictionary").texts().expect("texts").expect("whole");
            let mut found = vec![];
            column(name).keys(|key| found.push(key.and_then(|key| names[key]))).expect("keys");
            assert_eq!(found, expected);
        }
    }
}

#[test]
fn a_column_of_another_type_is_named_and_not_read() {
    let bytes = stream();
    let stream = Stream::read(&bytes).expect("a stream");
    let column = |name| stream.batches[0].column(name).expect("the column");
    assert!(column("int64").counts(&mut |_| panic!("no count")).is_none());
    assert_eq!(column("int64").type_name, "int64");
    assert!(column("large").texts().is_none());
    assert!(column("struct").text_lists().is_none());
}

#[test]
fn whatever_one_byte_becomes_nothing_panics_and_nothing_runs_away() {
    let whole = stream();
    for position in 0..whole.len() {
        for value in [0, 1, 0x7f, 0x80, 0xff] {
            let mut bytes = whole.clone();
            bytes[position] = value;
            read_all(&bytes);
        }
    }
}

#[test]
fn a_stream_that_is_cut_short_is_refused_or_has_whole_batches_only() {
    let whole = stream();
    for length in 0..whole.len() {
        read_all(&whole[..length]);
        if let Ok(stream) = Stream::read(&whole[..length]) {
            assert!(stream.batches.iter().all(|batch| batch.rows == 3));
        }
    }
}

#[test]
fn compressed_buffers_and_dictionaries_in_pieces_are_refused_in_words() {
    let found = |bytes: &[u8]| Stream::read(bytes).err().expect("a fault");
    assert_eq!(found(b""), "nothing");
    assert_eq!(found(b"PAR1PAR1"), "no message of Arrow");
    assert_eq!(found(&stream()[..40]), "a stream that is cut short");
}

/// What pieces of a stream that comes in chunks of those sizes, over and over, are given to.
fn in_chunks(bytes: &[u8], sizes: &[usize], mut each: impl FnMut(&[u8])) -> Result<(), Fault> {
    let (mut pieces, mut rest, mut sizes) = (Pieces::default(), bytes, sizes.iter().cycle());
    while !rest.is_empty() {
        let (chunk, left) = rest.split_at(rest.len().min(*sizes.next().expect("a size")));
        pieces.room(chunk.len()).copy_from_slice(chunk);
        rest = left;
        while let Some(piece) = pieces.next_piece()? {
            each(piece);
        }
    }
    if let Some(head) = pieces.finish()? {
        each(&head);
    }
    Ok(())
}

proptest! {
    #[test]
    fn a_stream_that_comes_in_chunks_is_cut_into_its_batches(sizes in prop::collection::vec(1..3_000_usize, 1..6)) {
        let mut texts = Vec::new();
        in_chunks(&stream(), &sizes, |piece| {
            let piece = Stream::read(piece).expect("a stream of its own");
            assert_eq!(piece.batches.len(), 1);
            texts.push(piece.batches[0].column("code").expect("a column").dictionary().expect("a dictionary").rows);
        })
        .expect("a whole stream");
        prop_assert_eq!(texts, [2, 2]);
    }

    #[test]
    fn a_stream_in_chunks_is_cut_short_as_a_whole_one_is(length in 1..3_000_usize, size in 1..700_usize) {
        let whole = stream();
        let bytes = &whole[..length.min(whole.len())];
        let mut batches = 0;
        let ended = in_chunks(bytes, &[size], |piece| batches += Stream::read(piece).map_or(0, |s| s.batches.len()));
        let at_once = Stream::read(bytes);
        prop_assert_eq!(ended.is_ok(), at_once.is_ok());
        if let Ok(stream) = at_once {
            prop_assert_eq!(batches, stream.batches.len());
        }
    }

    #[test]
    fn whatever_one_byte_of_a_chunk_becomes_nothing_panics(at in 0..3_000_usize, value in 0..=255_u8, size in 1..700_usize) {
        let mut bytes = stream();
        let at = at % bytes.len();
        bytes[at] = value;
        let _ = in_chunks(&bytes, &[size], read_all);
    }
}

#[test]
fn a_stream_without_batches_is_its_head() {
    let whole = stream();
    let schema_bytes = 8 + u32::from_le_bytes(whole[4..8].try_into().expect("four bytes")) as usize;
    let mut read = 0;
    in_chunks(&[&whole[..schema_bytes], &[0xff; 4], &[0; 4]].concat(), &[9], |piece| {
        assert!(Stream::read(piece).expect("a stream").batches.is_empty());
        read += 1;
    })
    .expect("a whole stream");
    assert_eq!(read, 1);
}

fn read_all(bytes: &[u8]) {
    let Ok(stream) = Stream::read(bytes) else { return };
    for batch in &stream.batches {
        for (name, _) in columns() {
            let Some(column) = batch.column(name) else { continue };
            // Else a reader would make room for rows that no bytes stand behind.
            assert!(batch.rows <= 8 * bytes.len());
            let _ = column.days(&mut |_| ());
            let _ = column.counts(&mut |_| ());
            let _ = column.numbers(&mut |_| ());
            let _ = column.flags(&mut |_| ());
            let _ = column.texts();
            let _ = column.text_lists();
            let _ = column.keys(|_| ());
        }
    }
}

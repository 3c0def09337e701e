//! Which counts are withheld so that a small one cannot be read, nor be had by subtraction.

/// For each count whether it is withheld, given that their sum is known to whoever reads them and that a
/// count of none is no secret.
///
/// Withheld are those from 1 up to, and without, `smallest`, and then more of them, the smallest first, until
/// what the sum leaves for the withheld ones does not tell one of them: any could still be as large as
/// `smallest - 1`, and there are two at least.
#[must_use]
pub fn withheld(counts: &[u64], smallest: u64) -> Vec<bool> {
    let mut hidden: Vec<bool> = counts.iter().map(|&count| count > 0 && count < smallest).collect();
    let mut order: Vec<usize> = (0..counts.len()).filter(|&at| counts[at] >= smallest).collect();
    order.sort_by_key(|&at| (counts[at], at));
    let mut order = order.into_iter();
    while tells(counts, &hidden, smallest) {
        let Some(next) = order.next() else { break };
        hidden[next] = true;
    }
    hidden
}

/// Whether the sum of the withheld counts tells one of them to within less than it should.
fn tells(counts: &[u64], hidden: &[bool], smallest: u64) -> bool {
    let withheld: Vec<u64> =
        counts.iter().zip(hidden).filter(|(_, hidden)| **hidden).map(|(&count, _)| count).collect();
    let (cells, sum) = (withheld.len() as u64, withheld.iter().sum::<u64>());
    // With all others at 1, one of them is at most what is left.
    cells > 0 && (cells < 2 || sum - (cells - 1) < smallest - 1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn one_small_count_takes_the_next_smallest_with_it() {
        assert_eq!(withheld(&[3, 9, 0, 7], 5), [true, false, false, true]);
        assert_eq!(withheld(&[9, 0, 7], 5), [false, false, false]);
        // 1 and 1: their sum of 2 tells both, so a third goes.
        assert_eq!(withheld(&[1, 1, 8, 30], 5), [true, true, true, false]);
        assert_eq!(withheld(&[3, 3, 8], 5), [true, true, false]);
        assert_eq!(withheld(&[1], 5), [true], "with nothing else to take, nothing is left to subtract from");
    }

    proptest! {
        #[test]
        fn no_small_count_is_shown_or_told_by_the_others(
            counts in prop::collection::vec(0..12_u64, 0..12),
            smallest in 2..7_u64,
        ) {
            let hidden = withheld(&counts, smallest);
            for (&count, &hidden) in counts.iter().zip(&hidden) {
                prop_assert!(hidden || count == 0 || count >= smallest);
                prop_assert!(!hidden || count > 0, "none is no secret");
            }
            let shown: u64 = counts.iter().zip(&hidden).filter(|(_, hidden)| !**hidden).map(|(count, _)| count).sum();
            let left = counts.iter().sum::<u64>() - shown;
            let cells = hidden.iter().filter(|hidden| **hidden).count() as u64;
            let all = counts.iter().all(|&count| count == 0) || cells == counts.iter().filter(|&&count| count > 0).count() as u64;
            // What an attacker who knows the sum can say of one withheld count: at most this.
            if cells > 0 && !all {
                prop_assert!(cells >= 2 && left - (cells - 1) >= smallest - 1);
            }
        }
    }
}

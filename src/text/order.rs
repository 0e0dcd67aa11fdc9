//! Sorting by places and numbers, all through one sort.
//!
//! The standard library's sort is a copy of 6 KB for each type and key that it sorts by, and thirty of
//! them were a thirtieth of the program's code. Here pairs of numbers are sorted, and what they belong to is
//! moved after them.

/// Two numbers to sort by, the second where the first are equal.
pub type Key = (usize, usize);

/// Sorts by the keys; items with equal ones stay in their order.
pub fn order_by<T>(items: &mut [T], key: impl Fn(&T) -> Key) {
    if items.is_sorted_by_key(&key) {
        return;
    }
    let mut from = sources(items.iter().map(key).collect());
    for start in 0..items.len() {
        let mut at = start;
        loop {
            let next = std::mem::replace(&mut from[at], at);
            if next == start {
                break;
            }
            items.swap(at, next);
            at = next;
        }
    }
}

/// For each place in the order the number of the key that comes there.
fn sources(keys: Vec<Key>) -> Vec<usize> {
    let numbered = keys.into_iter().enumerate();
    let mut order: Vec<(Key, usize)> = numbered.map(|(number, key)| (key, number)).collect();
    order.sort_unstable();
    order.into_iter().map(|(_, number)| number).collect()
}

#[cfg(test)]
mod tests {
    use super::order_by;

    #[test]
    fn it_sorts_as_the_standard_library_does() {
        // Few different keys, so that many are equal.
        let mut seed = 1_u32;
        for length in 0..60 {
            let mut number = || {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (seed >> 16) as usize % 7
            };
            let items: Vec<_> = (0..length).map(|at| ((number(), number()), at)).collect();
            let (mut ours, mut expected) = (items.clone(), items);
            order_by(&mut ours, |(key, _)| *key);
            expected.sort_by_key(|(key, _)| *key);
            assert_eq!(ours, expected);
        }
    }

    #[test]
    fn orders_that_are_one_long_cycle_stay_linear() {
        let mut turned: Vec<usize> = (1..200_000).chain([0]).collect();
        order_by(&mut turned, |&item| (item, 0));
        assert!(turned.is_sorted());
        turned.rotate_right(1);
        order_by(&mut turned, |&item| (item, 0));
        assert!(turned.is_sorted());
    }
}

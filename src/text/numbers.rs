//! Numbers as a person reads them: in groups of three, with a noun in its number.

/// A number in groups of three: "1,234,567".
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.char_indices() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// A number and what it counts: "1 match", "1,234 matches".
pub fn counted(number: usize, noun: &str) -> String {
    let ending = match noun {
        _ if number == 1 => "",
        noun if noun.ends_with("ch") => "es",
        _ => "s",
    };
    format!("{} {noun}{ending}", grouped(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_in_groups_of_three() {
        let check = |number, expected: &str| assert_eq!(grouped(number), expected);
        check(0, "0");
        check(999, "999");
        check(1000, "1,000");
        check(65536, "65,536");
        check(8_500_123, "8,500,123");
    }

    #[test]
    fn nouns_agree_with_their_number() {
        let check = |number, noun, expected: &str| assert_eq!(counted(number, noun), expected);
        check(0, "match", "0 matches");
        check(1, "match", "1 match");
        check(2000, "word", "2,000 words");
    }
}

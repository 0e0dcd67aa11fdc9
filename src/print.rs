//! Reading → text, Markdown, JSON lines, onto any writer.

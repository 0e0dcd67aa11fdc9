//! File, standard input or address → bytes.

//! How answers are shown: text, JSON, CSV.

#![no_main]

fuzz::target!(import_file, 1 << 18, 600);

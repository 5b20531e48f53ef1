#![no_main]

fuzz::target!(answer_file, 64 << 10, 256);

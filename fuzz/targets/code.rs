#![no_main]

fuzz::target!(code, 16 << 10, 256);

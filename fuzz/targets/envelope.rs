#![no_main]

fuzz::target!(envelope, 64 << 10, 256);

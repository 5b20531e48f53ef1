#![no_main]

fuzz::target!(merge, 256 << 10, 512);

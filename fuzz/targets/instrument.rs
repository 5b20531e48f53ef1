#![no_main]

fuzz::target!(instrument, 8 << 20, 512);

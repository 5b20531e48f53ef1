#![no_main]

fuzz::target!(place, 1 << 10, 8);

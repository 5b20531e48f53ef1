#![no_main]

fuzz::target!(incoming, 1 << 18, 600);

#![no_main]

fuzz::target!(screen_name, 1 << 10, 8);

#![no_main]

fuzz::target!(link, 1 << 16, 400);

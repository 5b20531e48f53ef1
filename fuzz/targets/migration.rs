#![no_main]

fuzz::target!(renewed, 192 << 10, 1024);

#![no_main]

fuzz::target!(migration, 192 << 10, 1024);

// Buffers on the stack are written before they are read; clearing them first would cost more than some indicators do.
[module: SkipLocalsInit]

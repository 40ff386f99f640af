"""One small emitter a format."""

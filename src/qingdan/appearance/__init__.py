"""What a workspace adds to its site: colours, a logo, pages, blocks; read and judged, not shown."""

"""GB/T 9704—2012 as values, the inspection of layout against them, and model documents."""

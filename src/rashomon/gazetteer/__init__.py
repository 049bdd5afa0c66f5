"""Where places lie, by a table made from GeoNames, by what the texts say themselves, and how two places stand."""

"""机构改革: items of one organ go to another, as one edit that a person reviews (划转)."""

"""What SIMATA says of the same people: dated snapshots beside the portal's own results."""

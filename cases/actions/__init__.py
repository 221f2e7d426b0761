"""Every write: keyword-only, `by=`, `on=`; atomic; lock, check the move, save, audit, re-evaluate the flags."""

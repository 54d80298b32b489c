"""The pages of the desk; each makes one call and translates what comes back."""

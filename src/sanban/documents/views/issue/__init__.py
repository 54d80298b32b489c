"""The pages between signature and archive: registering, proof, seal, release, book of numbers."""

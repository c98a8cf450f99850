"""What each command does, one module each; `auditor.cli` wires them."""

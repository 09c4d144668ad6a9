"""What the templates show: one module a kind of page, from the shelf to ready-made values. Templates derive nothing."""

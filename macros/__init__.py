"""Färdplan: plans as data, checked, and built into a site of linked pages."""

"""What browsers load: web components, styles, fonts, vendored libraries."""

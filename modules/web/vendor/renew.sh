#!/bin/sh
# Bundle the browser libraries; to be run where node_modules lies, see README.md.
set -e
target="--target=es2018,safari12 --supported:destructuring=true"
version() { node -p "require('./node_modules/$1/package.json').version"; }
bundle() { node_modules/.bin/esbuild "$1.entry.js" --bundle --format=esm --minify $target --legal-comments=none --charset=utf8 --conditions=production; }

cat > lit.entry.js <<'JS'
export { html, svg, css, nothing, noChange, render, LitElement } from 'lit';
export { repeat } from 'lit/directives/repeat.js';
export { classMap } from 'lit/directives/class-map.js';
export { live } from 'lit/directives/live.js';
export { ifDefined } from 'lit/directives/if-defined.js';
JS
cat > sortable.entry.js <<'JS'
export { default, default as Sortable } from 'sortablejs/modular/sortable.esm.js';
JS

{
  echo "/*! Lit $(version lit) (lit, lit-html, lit-element, @lit/reactive-element) | https://lit.dev | Copyright 2017 Google LLC | SPDX-License-Identifier: BSD-3-Clause | see lit.LICENSE */"
  bundle lit
} > "$WEB/vendor/lit.js"
{
  echo "/*! Sortable $(version sortablejs) | https://sortablejs.github.io/Sortable | Copyright 2019 All contributors to Sortable | SPDX-License-Identifier: MIT | see sortable.LICENSE */"
  bundle sortable
} > "$WEB/vendor/sortable.js"
cp node_modules/lit/LICENSE "$WEB/vendor/lit.LICENSE"
cp node_modules/sortablejs/LICENSE "$WEB/vendor/sortable.LICENSE"

/* Every part of the console at once, for pages that show several. */
import "./agenda.js";
import "./cockpit.js";
import "./queue.js";
import "./actors.js";
import "./basis.js";
import "./board.js";
import "./choice.js";
import "./commitments.js";
import "./consensus.js";
import "./drafts.js";
import "./sharpening.js";
import "./lineage.js";
import "./parking.js";
import "./notes.js";
import "./presence.js";
import "./profiles.js";
import "./timeline.js";

// Runs before Decap is read: it must wait for our configuration, and a link to a record becomes the address of its form.
window.CMS_MANUAL_INIT = true;

const asked = new URLSearchParams(location.search).get("post");
if (asked && /^[a-z]+\/[a-z0-9-]+$/.test(asked)) {
  history.replaceState(null, "", `${location.pathname}#/collections/${asked.replace("/", "/entries/")}`);
}

// Files in `out/`: every page is made on this side, as a server would make it.
export default { output: "export" };

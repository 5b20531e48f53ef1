"use client";

// On the server this defines nothing and does no harm; the tag is in the page that it makes.
import "social-business-scan";
import { useEffect, useRef, useState } from "react";

export default function Page() {
  const [progress, setProgress] = useState({ answered: 0, total: 0 });
  const scan = useRef(null);
  // React 19.3 gives an element that is in the server's page already no listener by `onsbs-progress`.
  useEffect(() => {
    const element = scan.current;
    const hear = (event) => setProgress(event.detail);
    element.addEventListener("sbs-progress", hear);
    return () => element.removeEventListener("sbs-progress", hear);
  }, []);
  return (
    <>
      <h1>Next</h1>
      <p id="progress">{progress.answered} of {progress.total}</p>
      <social-business-scan ref={scan} lang="en" mode="quick" />
    </>
  );
}

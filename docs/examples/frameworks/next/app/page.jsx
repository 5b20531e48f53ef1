"use client";

// On the server this defines nothing and does no harm; the tag is in the page that it makes.
import "social-business-scan";
import { useState } from "react";

export default function Page() {
  const [progress, setProgress] = useState({ answered: 0, total: 0 });
  return (
    <>
      <h1>Next</h1>
      <p id="progress">{progress.answered} of {progress.total}</p>
      <social-business-scan lang="en" mode="quick" onsbs-progress={(event) => setProgress(event.detail)} />
    </>
  );
}

import type { Aws } from "../aws/call.ts";
import { batches } from "../aws/pages.ts";
import type { Course } from "../engine/record.ts";
import type { Header } from "./claim.ts";
import { pathsOf } from "./names.ts";
import { openRelease, saysAll, type Opened } from "./open.ts";
import { below, decode } from "./parameters.ts";

/** A release of the past: at a glance where that says all, with the whole of it where something may be left. */
export interface Past {
  header: Header;
  course: Course;
  opened?: Opened;
}

/** A page of names (GetParameters takes ten: Systems Manager API reference). */
const PER_CALL = 10;

/**
 * All releases that the log holds, the newest first, in few calls: the listing gives ten headers a page, and ten courses
 * are read with one call. Only what is not finished, or left something, is opened.
 */
export async function history(aws: Aws, target: string): Promise<Past[]> {
  const paths = pathsOf(target);
  const listed = await below(aws, paths.releases, false);
  const headers = listed
    .filter(({ Name }) => /\/\d+$/.test(Name!))
    .map(({ Name, Value }) => decode<Header>(Value!, Name!))
    .sort((a, b) => b.release - a.release);
  const courses = await firstCourses(aws, target, headers);
  const pasts: Past[] = [];
  for (const header of headers) {
    const course = courses.get(header.release);
    if (course && saysAll(course)) pasts.push({ header, course });
    else {
      const opened = await openRelease(aws, target, header.release);
      if (opened) pasts.push({ header, course: opened.folded.course, opened });
    }
  }
  return pasts;
}

async function firstCourses(
  aws: Aws,
  target: string,
  headers: readonly Header[],
): Promise<Map<number, Course>> {
  const paths = pathsOf(target);
  const numbers = new Map(headers.map(({ release }) => [`${paths.by(release, 0)}/course`, release]));
  const courses = new Map<number, Course>();
  for (const Names of batches([...numbers.keys()], PER_CALL))
    for (const { Name, Value } of (await aws("ssm:GetParameters", { Names })).Parameters ?? [])
      courses.set(numbers.get(Name!)!, decode<Course>(Value!, Name!));
  return courses;
}

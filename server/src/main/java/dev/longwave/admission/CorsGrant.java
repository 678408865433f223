package dev.longwave.admission;

/**
 * Permission of a page of another origin to read a response (CORS protocol, Fetch Standard §3.3).
 *
 * @param origin the page's Origin header, or {@code *}
 * @param credentials whether the page may send cookies, which a proxy may ask for
 */
record CorsGrant(String origin, boolean credentials) {}

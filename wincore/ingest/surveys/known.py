"""Headers that survey tools write themselves, folded, and what such a column is.

A header stands here only when it means the same in every tool; a dialect adds its own.
"""

from __future__ import annotations

from wincore.ingest.result import ColumnRole

Known = dict[str, tuple[ColumnRole, str]]


def _meta(kind: str, *names: str) -> Known:
    return dict.fromkeys(names, ("meta", kind))


def _identifier(kind: str, *names: str) -> Known:
    return dict.fromkeys(names, ("identifier", kind))


EVERYWHERE: Known = {
    **_meta(
        "response_id",
        *("response id", "responseid", "respondent id", "respondentid", "unique response number"),
        *(
            "submission id",
            "uuid",
            "unique id",
            "userid",
            "userno",
            "instanceid",
            "meta instanceid",
        ),
    ),
    **_meta(
        "submitted",
        *("completion time", "date submitted", "submitdate", "submit date utc", "end date"),
        *("enddate", "recordeddate", "recorded date", "submission time", "timestamp", "ended"),
        *("completion date", "submitted on", "date completed", "date of completion"),
        *("response date", "submission date", "submitted", "submitted at"),
    ),
    **_meta(
        "started",
        *("start time", "start date", "startdate", "time started", "started", "start date utc"),
        *("date started", "stage date utc"),
    ),
    **_meta("status", "response status", "response type", "validation status"),
    **_meta("finished", "finished"),
    **_meta("progress", "progress", "last page", "lastpage"),
    **_meta("duration", "duration in seconds", "duration", "total time", "interviewtime"),
    **_meta("collector", "collector id", "collector", "custom data 1", "tags", "responseset"),
    **_meta("channel", "distributionchannel", "distribution channel", "tracking link"),
    **_meta("language", "userlanguage", "user language", "startlanguage", "start language"),
    **_meta(
        "other",
        *("seed", "datestamp", "date last action", "last modified time", "refurl", "referer"),
        *("extended referer", "sessionid", "user agent", "legacy comments", "version", "deviceid"),
        *("total points", "quiz feedback", "grade posted time", "ending", "device", "browser"),
        *("operating system", "externalreference", "externaldatareference", "referrer url"),
    ),
    **_identifier(
        "email",
        *("email", "e mail", "email address", "e mail address", "recipientemail", "emailaddress"),
        *("username", "submitted by", "user name"),
    ),
    **_identifier(
        "name",
        *("first name", "last name", "full name", "surname", "forename", "family name"),
        *("recipientfirstname", "recipientlastname", "your name", "respondent name"),
    ),
    **_identifier("ip", "ip address", "ipaddress", "ipaddr", "ip", "network id"),
    **_identifier(
        "coordinates",
        *("locationlatitude", "locationlongitude", "locationaccuracy", "latitude", "longitude"),
        *("location latitude", "location longitude", "location altitude", "location precision"),
        *("location", "gps", "geopoint", "geolocation"),
    ),
    **_identifier("address", "postcode", "post code", "postal code", "zip code", "home address"),
    **_identifier("phone", "phone", "phone number", "telephone", "telephone number", "mobile"),
    **_identifier("phone", "mobile number", "phonenumber", "contact number"),
}

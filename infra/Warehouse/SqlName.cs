namespace WriteBackLambdas.Warehouse;

/// <summary>Writes identifiers in SQL. Only reserved words are quoted, so that the SQL stays readable.</summary>
internal static class SqlName
{
    // The reserved words in Redshift's developer guide, and the few that only PostgreSQL reserves.
    private static readonly HashSet<string> Reserved =
    [
        .. """
        aes128 aes256 all allowoverwrite analyse analyze and any array as asc authorization az64 backup between binary blanksasnull both
        bytedict bzip2 case cast check collate column constraint create credentials cross current_date current_time current_timestamp
        current_user current_user_id default deferrable deflate defrag delta delta32k desc disable distinct do else emptyasnull enable
        encode encrypt encryption end except explicit false for foreign freeze from full globaldict256 globaldict64k grant group gzip
        having identity ignore ilike in initially inner intersect interval into is isnull join language leading left like limit localtime
        localtimestamp lun luns lzo lzop minus mostly16 mostly32 mostly8 natural new not notnull null nulls off offline offset oid old on
        only open or order outer overlaps parallel partition percent permissions pivot placing primary qualify raw readratio recover
        references rejectlog resort respect restore right select session_user similar snapshot some sysdate system table tag tdes text255
        text32k then timestamp to top trailing true truncatecolumns type union unique unnest unpivot user using verbose wallet when where
        with without
        asymmetric concurrently current_catalog current_role current_schema fetch lateral returning symmetric tablesample variadic window
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
    ];

    /// <summary>Writes an identifier that has been validated.</summary>
    public static string Of(string identifier) => Reserved.Contains(identifier) ? $"\"{identifier}\"" : identifier;
}

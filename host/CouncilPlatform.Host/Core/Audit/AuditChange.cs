namespace CouncilPlatform.Host.Core.Audit;

/// <summary>The old and the new value of one column of a row that was changed.</summary>
/// <param name="Change">What happened to the row.</param>
/// <param name="Kind">The kind of row, such as LedgerEntry.</param>
/// <param name="Record">The row's id. Null for a row that has none.</param>
/// <param name="Field">The column, with the name of its field where it has one.</param>
/// <param name="Before">The old value, as it is stored: money in pence. Null if there was none.</param>
/// <param name="After">The new value, as it is stored: money in pence. Null if there is none.</param>
/// <param name="Personal">Whether the values are personal data. They are null once the data is erased.</param>
/// <param name="Withheld">Whether the values are not recorded: a secret, or a record that only its owners can see.</param>
internal sealed record AuditChange(
    RowChange Change,
    string Kind,
    GlobalId? Record,
    string Field,
    string? Before,
    string? After,
    bool Personal,
    bool Withheld
)
{
    /// <summary>The changes that a line recorded, with the personal data that is still kept.</summary>
    public static IReadOnlyList<AuditChange> Of(ChangedRows rows, IReadOnlyList<AuditPersonalValue> kept) =>
        [
            .. from row in rows.Rows
            from field in row.Fields
            let value = field.Personal is null ? null : kept.FirstOrDefault(v => v.Row == (row.Id ?? row.Kind) && v.Field == field.Name)
            select new AuditChange(
                row.Change,
                row.Kind,
                GlobalId.TryParse(row.Id, out var id) ? id : null,
                field.Name,
                value?.Before ?? field.Before,
                value?.After ?? field.After,
                field.Personal is not null,
                field.Withheld
            ),
        ];
}

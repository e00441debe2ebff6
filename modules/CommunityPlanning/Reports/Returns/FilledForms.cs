namespace CouncilPlatform.CommunityPlanning.Reports;

internal sealed class FilledForms(CommunityPlanningDb db)
{
    public async Task<IReadOnlyDictionary<Guid, FilledForm>> FillAsync(
        Guid partnership,
        IReadOnlyCollection<Guid> forms,
        string period,
        CancellationToken cancellationToken
    )
    {
        var lines = await (
            from line in db.Set<ReturnFormLine>()
            join item in db.Of<ReturnItem>(partnership) on line.ReturnItemId equals item.Id
            where forms.Contains(line.ReturnFormId)
            orderby line.Number
            select new
            {
                line.ReturnFormId,
                line.Number,
                line.Label,
                item.Slug,
                item.Unit,
                Value = db.Set<ReturnAnswer>()
                    .Where(a =>
                        a.ReturnItemId == item.Id
                        && db.Of<FundingReturn>(partnership).Any(r => r.Id == a.FundingReturnId && r.Period == period)
                    )
                    .Select(a => a.Value)
                    .FirstOrDefault(),
            }
        ).ToListAsync(cancellationToken);
        return forms.ToEach(form =>
        {
            List<FilledLine> filled =
            [
                .. lines.Where(l => l.ReturnFormId == form).Select(l => new FilledLine(l.Number, l.Label, l.Slug, l.Unit, l.Value)),
            ];
            return new FilledForm(period, filled, [.. filled.Where(l => l.Value is null).Select(l => l.Label)]);
        });
    }
}

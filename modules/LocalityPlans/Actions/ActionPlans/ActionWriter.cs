namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>Writes owners and key dates of locked actions. What does not change is not written.</summary>
internal sealed class ActionWriter(Change<LocalityPlansDb> change)
{
    /// <returns>Whether the owners, which are checked already, differ from those of now.</returns>
    /// <exception cref="RuleException">NOT_YOURS: it would change the part of another organisation.</exception>
    public async Task<bool> WriteOwnersAsync(
        PlanAction action,
        IReadOnlyList<ActionOwner> now,
        IReadOnlyList<(Guid Organisation, string? Post)> owners
    )
    {
        var gone = now.Where(o => owners.All(w => w.Organisation != o.OrganisationId)).ToList();
        await RemoveAsync(gone);
        var (changed, last) = (gone.Count > 0, 0);
        foreach (var (index, (organisation, post)) in owners.Index())
        {
            var owner = now.FirstOrDefault(o => o.OrganisationId == organisation);
            // The numbers of the others stay where the order allows it, because their rows are their own.
            var number = owner?.Number > last ? owner.Number : last + 1;
            last = number;
            if (owner?.Post == post && owner?.Number == number)
            {
                continue;
            }

            owner ??= change.Add(
                new ActionOwner
                {
                    ActionId = action.Id,
                    OrganisationId = organisation,
                    Number = number,
                }
            );
            (owner.Post, owner.Number, changed) = (post, number, true);
            await change.RequireOwnerAsync(owner, InputPath.Of("owners", index, "council"));
        }

        return changed;
    }

    /// <returns>Whether the key dates, which are checked already, differ from those of now.</returns>
    public async Task<bool> WriteKeyDatesAsync(PlanAction action, IReadOnlyList<KeyDate> now, IReadOnlyList<string> words)
    {
        if (now.Select(d => d.Text).SequenceEqual(words, StringComparer.Ordinal))
        {
            return false;
        }

        // A key date with the same words is the same, at whatever position, and its progress stays with it.
        var left = now.ToList();
        foreach (var (index, text) in words.Index())
        {
            if (left.Find(d => d.Text == text) is { } same)
            {
                same.Number = index + 1;
                left.Remove(same);
            }
            else
            {
                change.Add(KeyDateReader.Read(text).Of(action, index + 1, text));
            }
        }

        await RemoveAsync(left);
        return true;
    }

    // Progress of an owner who no longer has a part stays that organisation's.
    private async Task RemoveAsync(List<ActionOwner> owners)
    {
        foreach (var owner in owners)
        {
            await change.RequireOwnerAsync(owner, InputPath.Of("owners"));
        }

        if (owners.Count > 0)
        {
            var ids = owners.ConvertAll(o => (Guid?)o.Id);
            await change.UpdateAsync<ProgressUpdate>(p => ids.Contains(p.ActionOwnerId), p => p.ActionOwnerId = null);
            change.Db.RemoveRange(owners);
        }
    }

    // Progress of a removed key date becomes progress of the action as a whole.
    private async Task RemoveAsync(List<KeyDate> dates)
    {
        if (dates.Count > 0)
        {
            var ids = dates.ConvertAll(d => (Guid?)d.Id);
            await change.UpdateAsync<ProgressUpdate>(p => ids.Contains(p.KeyDateId), p => p.KeyDateId = null);
            change.Db.RemoveRange(dates);
        }
    }
}

using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CouncilPlatform.Sdk;

/// <summary>What a feature configures itself because the conventions do not cover it.</summary>
public static class TableExtensions
{
    /// <summary>
    /// A foreign key whose column is not named after the type that it refers to, or whose default name is too long. A row that is referred
    /// to cannot be deleted.
    /// </summary>
    /// <param name="table">The table with the column.</param>
    /// <param name="column">The column.</param>
    /// <param name="other">The type it refers to.</param>
    /// <param name="constraint">The constraint's name; null for the default.</param>
    public static EntityTypeBuilder<T> References<T>(
        this EntityTypeBuilder<T> table,
        Expression<Func<T, object?>> column,
        Type other,
        string? constraint = null
    )
        where T : class
    {
        var key = table
            .HasOne(other, navigationName: null)
            .WithMany()
            .HasForeignKey(column.GetMemberAccess().Name)
            .OnDelete(DeleteBehavior.Restrict);
        if (constraint is not null)
        {
            key.HasConstraintName(constraint);
        }

        return table;
    }

    /// <summary>No foreign key, although the column is named after a type of the module.</summary>
    public static EntityTypeBuilder<T> NoReference<T>(this EntityTypeBuilder<T> table, Expression<Func<T, object?>> column)
        where T : class
    {
        table.Property(column.GetMemberAccess().Name).HasAnnotation(NoReferenceAnnotation, true);
        return table;
    }

    /// <summary>
    /// A name by which people know a row within another one, without a unique index: a change that makes two the same, as
    /// <see cref="Names"/> says, is refused. A name, title, reference or code that has a unique index needs no call.
    /// </summary>
    /// <param name="table">The table.</param>
    /// <param name="name">The column with the name.</param>
    /// <param name="within">The column with the key of the row that it is in.</param>
    public static EntityTypeBuilder<T> Named<T>(
        this EntityTypeBuilder<T> table,
        Expression<Func<T, string>> name,
        Expression<Func<T, Guid>> within
    )
        where T : class
    {
        NamedColumn.Add(table.Metadata, new(name.GetMemberAccess().Name, [within.GetMemberAccess().Name]));
        return table;
    }

    /// <summary>
    /// Where the owners of a record that several organisations own are, for records that they can restrict to themselves
    /// (<see cref="IRestrictable"/>).
    /// </summary>
    /// <param name="table">The table of the records.</param>
    /// <param name="record">The column of the owners' table with the record's key.</param>
    /// <param name="organisation">The column of the owners' table with the organisation.</param>
    public static EntityTypeBuilder<T> HasOwners<T, TOwner>(
        this EntityTypeBuilder<T> table,
        Expression<Func<TOwner, Guid>> record,
        Expression<Func<TOwner, Guid>> organisation
    )
        where T : class, IRestrictable, IJointlyOwned
        where TOwner : class
    {
        table.HasAnnotation(OwnerOnlyFilter.OwnersAnnotation, new OwnerOnlyFilter.OwnersIn<TOwner>(record, organisation));
        return table;
    }

    /// <summary>
    /// Names foreign keys after their table and the last word of the type that they refer to, like <c>FK_backoffice_clauses_agreement</c>:
    /// default names are too long for some databases. Keys with a name of their own keep it.
    /// </summary>
    public static void ShortenForeignKeyNames(this ModelBuilder tables)
    {
        foreach (
            var key in tables
                .Model.GetEntityTypes()
                .SelectMany(e => e.GetForeignKeys())
                .Where(k => k.FindAnnotation(RelationalAnnotationNames.Name) is null)
        )
        {
            var last = Wording.Of(key.PrincipalEntityType.ClrType.Name).Split(' ')[^1];
            key.SetConstraintName($"FK_{key.DeclaringEntityType.GetTableName()}_{last}");
        }
    }

    internal const string NoReferenceAnnotation = "CouncilPlatform:NoReference";
}

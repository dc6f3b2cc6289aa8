using Microsoft.AspNetCore.Identity;
using Refuge.Storage.Model;

namespace Refuge.Web.Doors;

/// <summary>Refuses a password that stands in the list of broken ones, where the settings name one.</summary>
/// <param name="settings">The settings.</param>
sealed class BrokenPassword(ServeSettings settings) : IPasswordValidator<AccountEntity>
{
    /// <inheritdoc/>
    public Task<IdentityResult> ValidateAsync(
        UserManager<AccountEntity> manager, AccountEntity user, string? password) => Task.FromResult(
        settings.Environment.BrokenPasswords?.Holds(password ?? "") ?? false
            ? IdentityResult.Failed(new IdentityError
            {
                Code = "Broken",
                Description = "This password was stolen somewhere and is known. Take four words that have nothing to "
                    + "do with each other.",
            })
            : IdentityResult.Success);
}

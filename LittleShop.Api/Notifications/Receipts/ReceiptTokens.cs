using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace LittleShop.Api.Notifications.Receipts;

/// <summary>
/// Names a delivery to the device that got it, so that only that device can say what became of it: nobody can make up
/// a receipt, and the token tells nothing.
/// </summary>
internal sealed class ReceiptTokens(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("LittleShop.PushReceipts");

    public string Write(long deliveryId)
    {
        var plain = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(plain, deliveryId);
        return Base64Url.EncodeToString(_protector.Protect(plain));
    }

    /// <summary>Null for whatever the shop did not write itself.</summary>
    public long? Read(string token)
    {
        try
        {
            return Base64Url.IsValid(token)
                ? BinaryPrimitives.ReadInt64LittleEndian(_protector.Unprotect(Base64Url.DecodeFromChars(token)))
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

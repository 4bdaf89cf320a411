using LittleShop.MailSink;

return await SinkApp.Build(args).RunCheckedAsync();

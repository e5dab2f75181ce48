-- The span in which a job was asked for, so that whoever watches sees who waits for what across processes.

alter table portolan.job add column traceparent text default nullif(current_setting('portolan.traceparent', true), '');
